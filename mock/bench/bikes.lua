-- Requests the examples in a fixed, shuffled order and prints the number of responses in one line.
local count = tonumber(os.getenv("EXAMPLES"))
local at = 0
request = function()
  at = (at + 7919) % count
  return wrk.format("GET", "/bikes/bike-" .. at)
end
done = function(summary, latency)
  io.write(string.format("RESULT %d %.0f %.3f %d\n", summary.requests,
    summary.requests / summary.duration * 1000000, latency:percentile(99) / 1000,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout))
end
