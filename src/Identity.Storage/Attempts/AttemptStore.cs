using System.Text.Json;
using Identity.Domain.SignIn.Attempts;
using Microsoft.EntityFrameworkCore;

namespace Identity.Storage.Attempts;

/// <summary>Counters of attempts. A charge is never lost, however many come at once (fault 14).</summary>
public sealed class AttemptStore(IdentityDatabase database)
{
    /// <summary>Charges one try: what is allowed is stored, what is locked changes nothing.</summary>
    /// <param name="key">The person and the purpose, or the hash of an unknown name.</param>
    /// <param name="charge">A pure function; it is called again if another change came between.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<AttemptVerdict> ChargeAsync(string key, Func<AttemptState, AttemptVerdict> charge, CancellationToken cancellationToken) =>
        UpdateAsync(
            key,
            state =>
            {
                var verdict = charge(state);
                return (verdict is AttemptVerdict.Allowed(var next) ? next : state, verdict);
            },
            cancellationToken);

    /// <summary>The state under <paramref name="key"/>, for whoever only looks.</summary>
    public async Task<AttemptState> FindAsync(string key, CancellationToken cancellationToken) =>
        Read(await database.Set<AttemptRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken));

    /// <summary>Changes the state under <paramref name="key"/> and returns what the change says of it.</summary>
    /// <typeparam name="T">What the change says.</typeparam>
    /// <param name="key">The person and the purpose, or the hash of an unknown name.</param>
    /// <param name="change">A pure function; it is called again if another change came between.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<T> UpdateAsync<T>(
        string key, Func<AttemptState, (AttemptState Next, T Result)> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await database.Set<AttemptRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
            var (next, result) = change(Read(row));
            if (await TryWriteAsync(key, row?.Version, JsonSerializer.Serialize(next), cancellationToken))
            {
                return result;
            }
        }
    }

    /// <summary>Forgets what is kept under these keys, one after the other as they are charged.</summary>
    public async Task ForgetAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await database.Set<AttemptRow>().Where(row => row.Key == key).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Keeps a state in the place of whatever there is, for what is only remembered and not counted.</summary>
    public Task PutAsync(string key, AttemptState state, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(state);
        return database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO attempts (key, state, version) VALUES ({key}, {text}, 1)
             ON CONFLICT (key) DO UPDATE SET state = excluded.state, version = attempts.version + 1
             """,
            cancellationToken);
    }

    internal static AttemptState Read(string state) => JsonSerializer.Deserialize<AttemptState>(state)!;

    private static AttemptState Read(AttemptRow? row) => row is null ? AttemptState.None : Read(row.State);

    private async Task<bool> TryWriteAsync(string key, long? version, string state, CancellationToken cancellationToken) =>
        (version is null
            ? await database.Database.ExecuteSqlAsync(
                $"INSERT INTO attempts (key, state, version) VALUES ({key}, {state}, 1) ON CONFLICT (key) DO NOTHING", cancellationToken)
            : await database.Set<AttemptRow>().Where(row => row.Key == key && row.Version == version)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, state).SetProperty(row => row.Version, row => row.Version + 1), cancellationToken)) == 1;
}
