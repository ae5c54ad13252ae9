/** What HSQLDB does differently. */
@org.jspecify.annotations.NullMarked
package mercator.examples.dialect;
