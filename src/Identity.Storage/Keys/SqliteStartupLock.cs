using Microsoft.Data.Sqlite;

namespace Identity.Storage.Keys;

/// <summary>A locked file beside the SQLite database: the operating system lets it go with the process.</summary>
internal sealed class SqliteStartupLock(StorageOptions options, TimeProvider clock) : IStartupLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<IAsyncDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }
}
