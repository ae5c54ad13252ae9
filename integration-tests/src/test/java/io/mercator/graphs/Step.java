package io.mercator.graphs;

/**
 * A step of random work. Its numbers choose among what there is at its turn, so that a sequence without some of its steps is
 * one too.
 */
record Step(Action action, int a, int b, int c) {
    enum Action {
        ADD_TEAM,
        ADD_PERSON,
        ADD_TASK,
        ADD_BADGE,
        ADD_PHONE,
        ADD_SKILL,
        ADD_COUNTRY,
        ADD_COURSE,
        ADD_NODE,
        ENROL,
        CHANGE_TEAM,
        CHANGE_TASK_OWNER,
        REMOVE_TASK,
        CHANGE_BADGE,
        CHANGE_PHONE,
        CHANGE_SKILL,
        CHANGE_COUNTRY,
        CHANGE_COURSE,
        UNENROL,
        CHANGE_PARENT,
        REPLACE_COLLECTION,
        CHANGE_AMOUNT,
        CHANGE_CODE,
        SWAP_CODES,
        DELETE,
        FLUSH,
        PLAN_AND_FLUSH,
        QUERY,
        LOOK,
        EXPIRE,
        ROLLBACK,
        COMMIT,
        NEW_SESSION
    }

    @Override
    public String toString() {
        return action + "(" + a + ", " + b + ", " + c + ")";
    }
}
