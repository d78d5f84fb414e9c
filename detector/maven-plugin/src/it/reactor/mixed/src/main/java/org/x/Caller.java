package org.x;

/** Makes this a module of two languages. */
class Caller {}
