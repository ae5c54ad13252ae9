/** Plain classes as an application has them. */
package mercator.examples.domain;
