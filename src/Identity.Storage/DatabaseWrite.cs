using Microsoft.EntityFrameworkCore.Storage;

namespace Identity.Storage;

/// <summary>Several changes that are kept together or not at all.</summary>
public sealed class DatabaseWrite : IAsyncDisposable
{
    private readonly IDbContextTransaction? transaction;

    internal DatabaseWrite(IDbContextTransaction? transaction) => this.transaction = transaction;

    /// <summary>Keeps the changes; does nothing in a write that joined another.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Drops what was not committed.</summary>
    public ValueTask DisposeAsync() => transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}
