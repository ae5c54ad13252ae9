/** A wholesale company's old schema and old classes, brought together. */
package mercator.examples.legacy;
