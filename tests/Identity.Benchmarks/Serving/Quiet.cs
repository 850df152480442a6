using Identity.Storage;
using Identity.Testing;
using Microsoft.Extensions.Logging;

namespace Identity.Benchmarks.Serving;

/// <summary>The tests' server without a log, which would stand between the rows of a table.</summary>
internal static class Quiet
{
    /// <summary>Its options.</summary>
    public static RunningServerOptions On(StorageProvider provider) =>
        new() { Provider = provider, Configure = builder => builder.Logging.ClearProviders() };
}
