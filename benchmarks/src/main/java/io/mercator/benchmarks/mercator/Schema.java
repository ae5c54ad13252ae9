package io.mercator.benchmarks.mercator;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.benchmarks.model.City;
import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Country;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;

/** The tables, and the shared classes mapped onto them. */
public final class Schema {
    static final class Countries extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(50), notNull());

        Countries(MetaData metadata) {
            super(metadata, "country");
        }
    }

    static final class Cities extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(50), notNull());
        final Column<Integer> country = column("country_id", INTEGER, references("country.id"), notNull());

        Cities(MetaData metadata) {
            super(metadata, "city");
        }
    }

    static final class Employees extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(60), notNull());
        final Column<String> email = column("email", STRING.length(60), notNull());
        final Column<String> department = column("department", STRING.length(40), notNull());
        final Column<Integer> salary = column("salary", INTEGER, notNull());
        final Column<Boolean> active = column("active", BOOLEAN, notNull());
        final Column<Integer> hired = column("hired", INTEGER, notNull());
        final Column<Integer> city = column("city_id", INTEGER, references("city.id"), notNull());

        Employees(MetaData metadata) {
            super(metadata, "employee");
        }
    }

    static final class Contacts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(60), notNull());
        final Column<String> email = column("email", STRING.length(60), notNull());
        final Column<String> street = column("street", STRING.length(60), notNull());

        Contacts(MetaData metadata) {
            super(metadata, "contact");
        }
    }

    static final class NumbersTable extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Integer> n1 = column("n1", INTEGER, notNull());
        final Column<Integer> n2 = column("n2", INTEGER, notNull());
        final Column<Integer> n3 = column("n3", INTEGER, notNull());
        final Column<Integer> n4 = column("n4", INTEGER, notNull());
        final Column<Integer> n5 = column("n5", INTEGER, notNull());
        final Column<Integer> n6 = column("n6", INTEGER, notNull());
        final Column<Integer> n7 = column("n7", INTEGER, notNull());
        final Column<Integer> n8 = column("n8", INTEGER, notNull());
        final Column<Integer> n9 = column("n9", INTEGER, notNull());

        NumbersTable(MetaData metadata) {
            super(metadata, "numbers");
        }
    }

    static final class TextsTable extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> alpha = column("alpha", STRING.length(50), notNull());
        final Column<String> beta = column("beta", STRING.length(50), notNull());
        final Column<String> gamma = column("gamma", STRING.length(50), notNull());

        TextsTable(MetaData metadata) {
            super(metadata, "texts");
        }
    }

    private final MetaData metadata = new MetaData();
    final Countries countries = new Countries(metadata);
    final Cities cities = new Cities(metadata);
    final Employees employees = new Employees(metadata);
    final Contacts contacts = new Contacts(metadata);
    final NumbersTable numbers = new NumbersTable(metadata);
    final TextsTable texts = new TextsTable(metadata);

    /** Not loaded unless a query says so, as a program does that lists employees without their cities. */
    final ToOne<Employee, City> city = ToOne.of(
                    Employee.class, "city", City.class, Employee::getCity, Employee::setCity)
            .load(Loading.NONE);

    final ToOne<City, Country> country = ToOne.of(
                    City.class, "country", Country.class, City::getCountry, City::setCountry)
            .load(Loading.NONE);

    final Registry registry = new Registry();

    Schema() {
        registry.map(Country.class, countries)
                .construct(Country::new)
                .intProperty(countries.id, Country::getId, Country::setId)
                .property(countries.name, Country::getName, Country::setName);
        registry.map(City.class, cities)
                .construct(City::new)
                .intProperty(cities.id, City::getId, City::setId)
                .property(cities.name, City::getName, City::setName)
                .relationships(country);
        registry.map(Employee.class, employees)
                .construct(Employee::new)
                .intProperty(employees.id, Employee::getId, Employee::setId)
                .property(employees.name, Employee::getName, Employee::setName)
                .property(employees.email, Employee::getEmail, Employee::setEmail)
                .property(employees.department, Employee::getDepartment, Employee::setDepartment)
                .intProperty(employees.salary, Employee::getSalary, Employee::setSalary)
                .booleanProperty(employees.active, Employee::isActive, Employee::setActive)
                .intProperty(employees.hired, Employee::getHired, Employee::setHired)
                .relationships(city);
        registry.map(Contact.class, contacts)
                .construct(Contact::new)
                .intProperty(contacts.id, Contact::getId, Contact::setId)
                .property(contacts.name, Contact::getName, Contact::setName)
                .property(contacts.email, Contact::getEmail, Contact::setEmail)
                .property(contacts.street, Contact::getStreet, Contact::setStreet);
        registry.map(Numbers.class, numbers)
                .construct(Numbers::new)
                .intProperty(numbers.id, Numbers::getId, Numbers::setId)
                .intProperty(numbers.n1, Numbers::getN1, Numbers::setN1)
                .intProperty(numbers.n2, Numbers::getN2, Numbers::setN2)
                .intProperty(numbers.n3, Numbers::getN3, Numbers::setN3)
                .intProperty(numbers.n4, Numbers::getN4, Numbers::setN4)
                .intProperty(numbers.n5, Numbers::getN5, Numbers::setN5)
                .intProperty(numbers.n6, Numbers::getN6, Numbers::setN6)
                .intProperty(numbers.n7, Numbers::getN7, Numbers::setN7)
                .intProperty(numbers.n8, Numbers::getN8, Numbers::setN8)
                .intProperty(numbers.n9, Numbers::getN9, Numbers::setN9);
        registry.map(Texts.class, texts)
                .construct(Texts::new)
                .intProperty(texts.id, Texts::getId, Texts::setId)
                .property(texts.alpha, Texts::getAlpha, Texts::setAlpha)
                .property(texts.beta, Texts::getBeta, Texts::setBeta)
                .property(texts.gamma, Texts::getGamma, Texts::setGamma);
    }
}
