using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Identity.Benchmarks.Functions;

/// <summary>What single functions cost, measured by BenchmarkDotNet in this process: short runs, one table a class.</summary>
internal static class FunctionTable
{
    private static readonly Type[] Classes = [typeof(DecisionBenchmarks), typeof(SecretBenchmarks), typeof(SigningBenchmarks), typeof(FactsBenchmarks)];

    /// <summary>Measures and prints. The exit code: 1 if something could not be measured.</summary>
    /// <param name="names">Parts of the names of the classes that are measured; none for all.</param>
    public static int Print(IReadOnlyCollection<string> names)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(2), logOutput: false)))
            .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
            .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "identity-benchmarks"));
        Type[] chosen = [.. Classes.Where(type => names.Count == 0 || names.Any(name => type.Name.Contains(name, StringComparison.Ordinal)))];
        var summaries = BenchmarkRunner.Run(chosen, config);
        foreach (var summary in summaries)
        {
            MarkdownExporter.GitHub.ExportToLog(summary, ConsoleLogger.Default);
        }

        return summaries.All(summary => summary.Reports.Length > 0 && summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
