/** The tutorial: a mapped class, a schema, a session, and what it sends. */
package mercator.examples.tutorial;
