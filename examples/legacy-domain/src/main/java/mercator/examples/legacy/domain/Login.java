package mercator.examples.legacy.domain;

/** What an employee signs in with. */
public class Login {
    private Employee employee;
    private String loginName;
    private boolean locked;

    private Login() {}

    Login(String loginName) {
        this.loginName = loginName;
    }

    public Employee employee() {
        return employee;
    }

    public String loginName() {
        return loginName;
    }

    public boolean isLocked() {
        return locked;
    }

    public void lock() {
        locked = true;
    }
}
