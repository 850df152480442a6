namespace Identity.Server.Commands;

/// <summary>What a command reads and writes: the console, or a test's text.</summary>
/// <param name="In">What <c>-</c> and <c>--password-stdin</c> read.</param>
/// <param name="Out">Results.</param>
/// <param name="Error">What went wrong.</param>
internal sealed record CommandIo(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>The process's own.</summary>
    public static CommandIo OfConsole => new(Console.In, Console.Out, Console.Error);

    /// <summary>The text of a file, or of the standard input where the name is <c>-</c>.</summary>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using var reader = Open(file);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>A file, or the standard input where the name is <c>-</c>, to be read bit by bit.</summary>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public TextReader Open(string file)
    {
        try
        {
            return file == "-" ? In : new StreamReader(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException([exception.Message]);
        }
    }
}
