package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Response;

/**
 * The statuses of a documented response.
 *
 * @param rank 0 for a single status, 1 for a class of statuses, 2 for the default
 * @param regex matches the statuses
 */
record StatusRow(int rank, String regex) {

    static StatusRow of(Response response) {
        String status = response.status();
        if (status.matches("[1-5][xX]{2}")) {
            return new StatusRow(1, status.charAt(0) + "[0-9]{2}");
        }
        return status.equals("default") ? new StatusRow(2, "[2-5][0-9]{2}") : new StatusRow(0, status);
    }

    /** Returns whether there is only one status. */
    boolean isExact() {
        return rank == 0;
    }
}
