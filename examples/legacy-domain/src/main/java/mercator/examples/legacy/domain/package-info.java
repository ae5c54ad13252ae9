/**
 * The order system of a wholesale company as it has grown: beans with setters beside classes that hide their fields,
 * collections that are handed out unmodifiable, equality by whatever seemed right at the time.
 */
package mercator.examples.legacy.domain;
