using System.Diagnostics;
using Identity.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Identity.Testing;

/// <summary>Counts the database commands of one server while it lives.</summary>
public sealed class DatabaseCommands : IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly string connection;
    private int count;

    /// <summary>Begins to count.</summary>
    public DatabaseCommands(RunningServer server)
    {
        connection = server.Database.ConnectionString;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(Listen)));
    }

    /// <summary>How many there were.</summary>
    public int Count => count;

    /// <inheritdoc/>
    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private void Listen(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(Add)));
        }
    }

    private void Add(KeyValuePair<string, object?> happened)
    {
        if (happened.Value is CommandExecutedEventData executed
            && executed.Context is IdentityDatabase
            && executed.Connection.ConnectionString.Contains(Key(connection), StringComparison.Ordinal))
        {
            Interlocked.Increment(ref count);
        }
    }

    // A server that runs at the same time has another file or database.
    private static string Key(string connection) =>
        connection.Split(';').First(part => part.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) || part.StartsWith("Database", StringComparison.OrdinalIgnoreCase));

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}
