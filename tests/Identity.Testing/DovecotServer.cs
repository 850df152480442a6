using System.Globalization;

namespace Identity.Testing;

/// <summary>A real Dovecot in a folder of its own, with IMAP on a free port and a mail for whoever comes in.</summary>
public sealed class DovecotServer : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private DaemonProcess? process;

    private DovecotServer(DirectoryInfo folder) => this.folder = folder;

    /// <summary>Where it listens.</summary>
    public int Port { get; } = FreePort.Find();

    /// <summary>Starts one.</summary>
    /// <param name="passdb">How it knows who comes in; <c>/etc/dovecot/</c> in it is the folder of <paramref name="files"/>.</param>
    /// <param name="files">Files beside its configuration, by name.</param>
    public static async Task<DovecotServer> StartAsync(string passdb, params (string Name, string Text)[] files)
    {
        var server = new DovecotServer(Directory.CreateTempSubdirectory("identity-dovecot-"));
        try
        {
            await server.StartAsync(passdb.Replace("/etc/dovecot/", $"{server.folder.FullName}/", StringComparison.Ordinal), [.. files, ("dovecot.log", "")]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it logged.</summary>
    public Task<string> LogAsync() => File.ReadAllTextAsync(Path.Combine(folder.FullName, "dovecot.log"));

    /// <summary>Puts a mail into somebody's inbox.</summary>
    public async Task DeliverAsync(string user, string text)
    {
        var inbox = Path.Combine(folder.FullName, "mail", user, "Maildir");
        foreach (var part in new[] { "new", "cur", "tmp" })
        {
            Directory.CreateDirectory(Path.Combine(inbox, part));
        }

        await File.WriteAllTextAsync(Path.Combine(inbox, "new", $"1.{Guid.CreateVersion7():N}.here"), $"From: test@contoso.example\r\nSubject: Test\r\n\r\n{text}\r\n");
        await OwnAsync(Path.Combine(folder.FullName, "mail"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Delete(recursive: true);
    }

    private async Task StartAsync(string passdb, IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);
        }

        Directory.CreateDirectory(Path.Combine(folder.FullName, "mail"));
        await OwnAsync(Path.Combine(folder.FullName, "mail"));
        if (IsRoot && !OperatingSystem.IsWindows())
        {
            // Its processes that are not root's come here too.
            const UnixFileMode Everybody = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
                | UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(folder.FullName, Everybody | UnixFileMode.UserWrite);
        }

        var file = Path.Combine(folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(file, Configuration(passdb));
        process = await DaemonProcess.StartAsync("/usr/sbin/dovecot", "dovecot-imapd", ["-F", "-c", file], Port, Path.Combine(folder.FullName, "dovecot.log"));
    }

    private static bool IsRoot => Environment.UserName == "root";

    // Mail is nobody's where root runs it: Dovecot opens none as root.
    private static string MailUser => IsRoot ? "dovenull" : Environment.UserName;

    private static Task OwnAsync(string path) => IsRoot ? Tool.RunAsync("/bin/chown", "coreutils", "-R", MailUser, path) : Task.CompletedTask;

    private string Configuration(string passdb) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        base_dir = {{folder.FullName}}/run
        state_dir = {{folder.FullName}}/state
        log_path = {{folder.FullName}}/dovecot.log
        auth_verbose = yes
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        auth_username_format = %Lu
        auth_failure_delay = 0
        first_valid_uid = 1
        {{(IsRoot ? "" : $"default_internal_user = {MailUser}\ndefault_login_user = {MailUser}")}}
        mail_location = maildir:~/Maildir
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{Port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        {{passdb}}
        userdb {
          driver = static
          args = uid={{MailUser}} gid=nogroup home={{folder.FullName}}/mail/%Lu
        }

        """);
}
