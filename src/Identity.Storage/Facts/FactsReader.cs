using System.Data.Common;
using Identity.Domain.Methods;
using Identity.OpenId.Clients;
using Identity.OpenId.Stores;
using Identity.Storage.Clients;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Identity.Storage.Facts;

/// <summary>Reads everything that a decision needs in one round trip: one command of several queries.</summary>
/// <remarks>
/// The queries of one command may see different moments. A transaction that changes hands between them would join one person's proofs to
/// another's methods (attack 5), so every query says whom it is about, and what is not all about one person is read again.
/// </remarks>
public sealed class FactsReader(IdentityDatabase database, PolicyCache policies, ClientCache clients)
{
    /// <summary>The facts as they are stored now.</summary>
    public async Task<SignInFacts> ReadAsync(FactsQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryReadAsync(query, now, cancellationToken) is { } facts)
            {
                return facts;
            }
        }
    }

    private async Task<SignInFacts?> TryReadAsync(FactsQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var cached = policies.Current;
        await using var result = await ExecuteAsync(query, now, cached.Version, cancellationToken);
        var reader = result.DbDataReader;

        var policy = await reader.ReadAsync(cancellationToken) ? ReadPolicy(reader, cached) : policies.TakeNone();
        await reader.NextResultAsync(cancellationToken);
        var session = await reader.ReadAsync(cancellationToken) ? FactsRows.Session(reader) : null;
        await reader.NextResultAsync(cancellationToken);
        var transaction = await reader.ReadAsync(cancellationToken) ? FactsRows.Transaction(reader) : null;
        await reader.NextResultAsync(cancellationToken);
        var client = await reader.ReadAsync(cancellationToken) ? ReadClient(reader) : null;
        await reader.NextResultAsync(cancellationToken);
        var person = await reader.ReadAsync(cancellationToken) ? FactsRows.Person(reader) : null;
        var groups = await ReadAllAsync(reader, person, row => row.GetString(1), cancellationToken);
        var methods = await ReadAllAsync(reader, person, FactsRows.Method, cancellationToken);
        var deferrals = await ReadAllAsync(reader, person, FactsRows.Deferral, cancellationToken);
        var held = await ReadAllAsync(reader, person, FactsRows.ResetChannel, cancellationToken);
        var devices = await ReadAllAsync(reader, person, FactsRows.RememberedDevice, cancellationToken);

        var consented = await ReadAllAsync(reader, person, row => row.GetString(1), cancellationToken);

        var isOfOne = query.PersonId is not null || person?.Facts.Id == (transaction?.PersonId ?? session?.PersonId);
        if (!isOfOne || groups is null || methods is null || deferrals is null || held is null || devices is null || consented is null)
        {
            return null;
        }

        return new() { Policy = policy, Session = session, Transaction = transaction, Client = client, Person = Complete(), Consented = consented };

        StoredPerson? Complete() => person is null ? null : person with
        {
            Facts = person.Facts with
            {
                Groups = groups.ToHashSet(StringComparer.Ordinal),
                Methods = [.. methods.OfType<RegisteredMethod>()],
                Deferrals = deferrals,
                ResetChannels = held,
                RememberedDevices = devices,
            },
        };
    }

    private Task<RelationalDataReader> ExecuteAsync(FactsQuery query, DateTimeOffset now, long policyVersion, CancellationToken cancellationToken)
    {
        object[] values =
        [
            policyVersion,
            Hash(query.SessionHandle),
            now.ToUnixTimeMilliseconds(),
            Hash(query.TransactionHandle),
            Hash(query.TransactionSecret),
            query.PersonId ?? Guid.Empty,
            query.ClientId ?? "",
        ];
        var command = database.GetService<IRawSqlCommandBuilder>().Build(FactsSql.For(query), values, database.Model);
        return command.RelationalCommand.ExecuteReaderAsync(
            new(
                database.GetService<IRelationalConnection>(),
                command.ParameterValues,
                readerColumns: null,
                database,
                database.GetService<IRelationalCommandDiagnosticsLogger>()),
            cancellationToken);
    }

    // No hash is empty, so what was not given is not found.
    private static string Hash(string? handle) => handle is null ? "" : Handle.Hash(handle);

    private PolicySnapshot ReadPolicy(DbDataReader reader, PolicySnapshot cached) =>
        FactsRows.TextOrNull(reader, 1) is { } document ? policies.Take(reader.GetInt64(0), document) : cached;

    private Client ReadClient(DbDataReader reader) => clients.Read(reader.GetString(0), reader.GetInt64(1), reader.GetString(2));

    // What a query found about this person; null if it is about another.
    private static async Task<List<T>?> ReadAllAsync<T>(
        DbDataReader reader, StoredPerson? person, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        List<T> rows = [];
        Guid? about = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            about = reader.GetGuid(0);
            if (!await reader.IsDBNullAsync(1, cancellationToken))
            {
                rows.Add(read(reader));
            }
        }

        return about == person?.Facts.Id ? rows : null;
    }
}
