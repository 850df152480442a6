using System.Text;

namespace Identity.Domain.Methods.Tokens;

/// <summary>Reads comma-separated values strictly as RFC 4180 has them, with lines that end in LF as well.</summary>
internal sealed class CsvReader(string text, List<TokenFileError> errors)
{
    private int at;
    private int line = 1;

    private bool IsAtEnd => at >= text.Length;

    // Of a line that ends in CRLF the CR is not yet the line's end.
    private bool IsAtLineEnd => IsAtEnd || text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');

    /// <summary>The records that can be read; lines without a character are none.</summary>
    public IReadOnlyList<CsvRecord> ReadAll()
    {
        List<CsvRecord> records = [];
        while (!IsAtEnd)
        {
            if (IsAtLineEnd)
            {
                EndLine();
            }
            else if (ReadRecord() is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    private CsvRecord? ReadRecord()
    {
        var first = line;
        List<string> fields = [];
        do
        {
            if (ReadField() is not { } field)
            {
                SkipLine();
                return null;
            }

            fields.Add(field);
        }
        while (TryTake(','));
        EndLine();
        return new CsvRecord(first, fields);
    }

    private string? ReadField()
    {
        if (!TryTake('"'))
        {
            return ReadPlain();
        }

        var field = ReadQuoted();
        if (field is not null && !IsAtLineEnd && text[at] != ',')
        {
            errors.Add(new(line, "", "has characters after a closing quote"));
            return null;
        }

        return field;
    }

    private string? ReadPlain()
    {
        var start = at;
        for (; !IsAtLineEnd && text[at] != ','; at++)
        {
            if (text[at] is '"' or '\r')
            {
                errors.Add(new(line, "", "has a quote, or the end of a line, inside of a field that is not quoted"));
                return null;
            }
        }

        return text[start..at];
    }

    private string? ReadQuoted()
    {
        var (opened, field) = (line, new StringBuilder());
        while (!IsAtEnd)
        {
            var character = text[at++];
            if (character == '"' && !TryTake('"'))
            {
                return field.ToString();
            }

            line += character == '\n' ? 1 : 0;
            field.Append(character);
        }

        errors.Add(new(opened, "", "opens a quote that is never closed"));
        return null;
    }

    private bool TryTake(char expected)
    {
        if (IsAtEnd || text[at] != expected)
        {
            return false;
        }

        at++;
        return true;
    }

    private void SkipLine()
    {
        while (!IsAtLineEnd)
        {
            at++;
        }

        EndLine();
    }

    private void EndLine()
    {
        if (!IsAtEnd)
        {
            at += text[at] == '\r' ? 2 : 1;
            line++;
        }
    }
}
