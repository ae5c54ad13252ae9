package io.mercator.session.load;

import io.mercator.session.state.Workspace;

/** A session that rows are loaded into. */
public interface LoadingSession extends Rows {
    /** Returns its objects, for which there is a place when this is asked first. */
    Workspace workspace();
}
