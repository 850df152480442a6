using System.Globalization;
using Identity.Benchmarks.Functions;
using Identity.Benchmarks.Load;
using Identity.Benchmarks.Serving;

// tests/Identity.Benchmarks/run starts all but the third, which "flows" starts itself.
return args switch
{
    ["functions", .. var names] => FunctionTable.Print(names),
    ["commands"] => await CommandTable.PrintAsync(),
    ["serve", var provider, var connection, var port] => await BenchmarkServer.RunAsync(provider, connection, port),
    ["flows", var seconds, .. var names] => await FlowTable.PrintAsync(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), names),
    _ => throw new ArgumentException("functions [part of a class's name]… | commands | serve <provider> <connection string> <port> | flows <seconds a run> [part of a flow's name]…", nameof(args)),
};
