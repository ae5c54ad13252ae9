/**
 * The tables of the old schema, under the names that they were given when names had eight letters. Names in lower case are
 * written bare, so that each database spells them its own way: CUST_MST in the catalogue of the one, cust_mst in the other's.
 */
package mercator.examples.legacy.tables;
