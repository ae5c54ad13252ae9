/** A small shop: the classes, tables and relationships of docs/orm.md. */
package io.mercator.it.docs.shop;
