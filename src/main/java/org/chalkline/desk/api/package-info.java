/** Cases, tasks and schools for programs: the same doors as the pages, under {@code /api/v1}. */
@org.jspecify.annotations.NullMarked
package org.chalkline.desk.api;
