namespace Identity.Domain.Methods.Tokens;

/// <summary>The file in which makers deliver hardware tokens, with the columns that Microsoft Entra takes. It is good as a whole or not at all.</summary>
public sealed class TokenFile
{
    /// <summary>The header, which a file has to have.</summary>
    public const string Header = "upn,serial number,secret key,time interval,manufacturer,model";

    private const int LongestName = 256;
    private const int Shortest = 10;
    private const int Longest = 64;

    private static readonly string[] Columns = Header.Split(',');

    private readonly List<TokenFileError> errors = [];

    private TokenFile(string text)
    {
        var records = new CsvReader(text, errors).ReadAll();
        if (records.Count == 0 || !records[0].Fields.Select(field => field.Trim()).SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
        {
            errors.Insert(0, new(1, "", $"must be the header {Header}"));
            return;
        }

        Lines = [.. records.Skip(1).Select(Read).OfType<TokenLine>()];
        foreach (var twice in Lines.GroupBy(line => line.Serial.Key).SelectMany(same => same.Skip(1)))
        {
            errors.Add(new(twice.Line, Columns[1], $"{twice.Serial.Text} stands in the file before"));
        }
    }

    /// <summary>The lines that are right.</summary>
    public IReadOnlyList<TokenLine> Lines { get; } = [];

    /// <summary>What is wrong, in the order of the lines; nothing if the file is good.</summary>
    public IReadOnlyList<TokenFileError> Errors => [.. errors.OrderBy(error => error.Line)];

    /// <summary>Reads a file.</summary>
    public static TokenFile Read(string text) => new(text);

    private TokenLine? Read(CsvRecord record)
    {
        if (record.Fields.Count != Columns.Length)
        {
            errors.Add(new(record.Line, "", $"has {record.Fields.Count} fields instead of {Columns.Length}"));
            return null;
        }

        string[] fields = [.. record.Fields.Select(field => field.Trim())];
        var (serial, secret) = (TokenSerial.Parse(fields[1]), Base32(fields[2]));
        var before = errors.Count;
        Require(serial is not null, record, 1, "must be 2 to 64 letters and digits");
        Require(secret is not null, record, 2, "must be a key of 10 to 64 bytes in base32 (RFC 4648)");
        Require(fields[3] is "30" or "60", record, 3, "must be 30 or 60");
        foreach (var column in new[] { 0, 4, 5 })
        {
            Require(fields[column].Length <= LongestName && !fields[column].Any(char.IsControl), record, column, $"must be a text of at most {LongestName} characters");
        }

        if (errors.Count > before)
        {
            return null;
        }

        return new TokenLine
        {
            Line = record.Line,
            UserName = fields[0],
            Serial = serial!,
            Secret = secret!,
            StepSeconds = fields[3] == "30" ? 30 : 60,
            Manufacturer = fields[4],
            Model = fields[5],
        };
    }

    private void Require(bool isRight, CsvRecord record, int column, string message)
    {
        if (!isRight)
        {
            errors.Add(new(record.Line, Columns[column], message));
        }
    }

    // The length says whether it can be whole bytes: 8 characters are 5 of them.
    private static string? Base32(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).TrimEnd('=').ToUpperInvariant();
        return plain.All(character => character is (>= 'A' and <= 'Z') or (>= '2' and <= '7'))
            && plain.Length * 5 / 8 is >= Shortest and <= Longest && plain.Length % 8 is (0 or 2 or 4 or 5 or 7)
            ? plain
            : null;
    }
}
