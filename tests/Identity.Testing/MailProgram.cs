using System.Net.Sockets;
using System.Text;

namespace Identity.Testing;

/// <summary>A mail program that knows only a user name and a password: plain IMAP (RFC 3501).</summary>
public sealed class MailProgram : IDisposable
{
    private readonly TcpClient client = new();
    private int tag;

    private MailProgram()
    {
    }

    /// <summary>Connects.</summary>
    public static async Task<MailProgram> ConnectAsync(int port)
    {
        var program = new MailProgram();
        await program.client.ConnectAsync("127.0.0.1", port);
        await program.ReadLineAsync();
        return program;
    }

    /// <summary>What it is told when it signs in; it begins with <c>OK</c> if it may.</summary>
    public async Task<string> LoginAsync(string user, string password) => (await SendAsync($"LOGIN {Quote(user)} {Quote(password)}"))[^1];

    /// <summary>The first mail of the inbox.</summary>
    public async Task<string> FetchAsync()
    {
        await SendAsync("SELECT INBOX");
        return string.Join('\n', await SendAsync("FETCH 1 BODY[TEXT]"));
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    // All lines of the answer, the last without its tag.
    private async Task<IReadOnlyList<string>> SendAsync(string command)
    {
        var mine = $"a{++tag} ";
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{mine}{command}\r\n"));
        var lines = new List<string>();
        while (await ReadLineAsync() is { } line)
        {
            if (line.StartsWith(mine, StringComparison.Ordinal))
            {
                return [.. lines, line[mine.Length..]];
            }

            lines.Add(line);
        }

        return [.. lines, "closed"];
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await client.GetStream().ReadAsync(one) == 1)
        {
            if (one[0] == (byte)'\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
