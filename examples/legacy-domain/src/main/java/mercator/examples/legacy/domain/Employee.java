package mercator.examples.legacy.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Somebody who works here, perhaps for a manager, perhaps with a login. */
public class Employee {
    private int number;
    private String name;
    private LocalDate hired;
    private Employee manager;
    private List<Employee> reports = new ArrayList<>();
    private Login login;

    private Employee() {}

    public Employee(int number, String name, LocalDate hired, Employee manager) {
        this.number = number;
        this.name = name;
        this.hired = hired;
        this.manager = manager;
    }

    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    public LocalDate hired() {
        return hired;
    }

    public Employee manager() {
        return manager;
    }

    public void workFor(Employee newManager) {
        manager = newManager;
    }

    public List<Employee> reports() {
        return Collections.unmodifiableList(reports);
    }

    public Login login() {
        return login;
    }

    public void giveLogin(String loginName) {
        login = new Login(loginName);
    }

    public void takeLogin() {
        login = null;
    }

    /** By the name: two of the same name were never hired so far. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Employee && ((Employee) other).name.equals(name);
    }

    @Override
    public int hashCode() {
        return name == null ? 0 : name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
