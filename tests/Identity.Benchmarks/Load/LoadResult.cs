namespace Identity.Benchmarks.Load;

/// <summary>What one run showed.</summary>
/// <param name="PerSecond">Operations a second.</param>
/// <param name="P50">Milliseconds that half of them stayed under.</param>
/// <param name="P99">Milliseconds that 99 of 100 stayed under.</param>
/// <param name="Server">Milliseconds of processor time of the server, an operation.</param>
/// <param name="Database">The same of PostgreSQL; 0 where the database is part of the server.</param>
/// <param name="Other">Cores that anything else on the machine used meanwhile.</param>
/// <param name="Errors">Operations that went wrong.</param>
/// <param name="FirstError">What the first of them said.</param>
internal sealed record LoadResult(
    double PerSecond, double P50, double P99, double Server, double Database, double Other, int Errors, string? FirstError);
