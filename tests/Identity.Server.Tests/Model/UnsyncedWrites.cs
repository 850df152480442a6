using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Identity.Server.Tests.Model;

/// <summary>Writes that do not wait for the disk: nobody needs the database of a test after a power cut.</summary>
internal sealed class UnsyncedWrites : DbConnectionInterceptor
{
    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
