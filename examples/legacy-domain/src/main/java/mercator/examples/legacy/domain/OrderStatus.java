package mercator.examples.legacy.domain;

/** How far an order is; the code is what the old system writes. */
public enum OrderStatus {
    /** Taken, nothing done yet. */
    NEW("NW"),
    /** Being picked in the warehouse. */
    PICKING("PK"),
    /** On its way. */
    SHIPPED("SH"),
    /** Called off. */
    CANCELLED("XX");

    private final String code;

    OrderStatus(String code) {
        this.code = code;
    }

    /**
     * Returns the code.
     *
     * @return two letters
     */
    public String code() {
        return code;
    }
}
