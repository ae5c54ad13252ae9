package mercator.examples.legacy.domain;

import java.lang.invoke.MethodHandles;

/** Lets whoever stores these classes at their fields: the module's only concession, of java.base alone. */
public final class DomainAccess {
    private DomainAccess() {}

    /**
     * Hands over the permission to use the private fields and constructors of this package.
     *
     * @return the permission
     */
    public static MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }
}
