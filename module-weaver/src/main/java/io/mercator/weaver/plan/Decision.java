package io.mercator.weaver.plan;

/**
 * What is decided about a class.
 *
 * @param role what it is
 * @param reason why it is refused, as the rest of a sentence about it; empty otherwise
 * @param advice what to do about that
 * @param isError whether the refusal is an error for a class named by a pattern
 * @param isKind whether classes of its kind are never woven, which nobody needs to be told of
 */
public record Decision(Role role, String reason, String advice, boolean isError, boolean isKind) {
    static Decision of(Role role) {
        return new Decision(role, "", "", false, false);
    }

    static Decision refusal(String reason, String advice) {
        return new Decision(Role.REFUSED, reason, advice, true, false);
    }

    static Decision kind(String reason, String advice) {
        return new Decision(Role.REFUSED, reason, advice, true, true);
    }

    static Decision omission(String reason, String advice) {
        return new Decision(Role.REFUSED, reason, advice, false, true);
    }
}
