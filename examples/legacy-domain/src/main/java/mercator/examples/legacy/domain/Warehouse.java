package mercator.examples.legacy.domain;

/** A warehouse by its code of three letters. */
public class Warehouse {
    private String code;
    private String city;

    public Warehouse() {}

    public Warehouse(String code, String city) {
        this.code = code;
        this.city = city;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    @Override
    public String toString() {
        return code;
    }
}
