namespace Identity.Domain.Policies.Reading;

/// <summary>Turns rising byte positions in a text into line numbers, reading the text once.</summary>
internal sealed class LineCounter(byte[] text)
{
    private int position;
    private int line = 1;

    /// <summary>The line, from 1, of a position that is not before the last one asked for.</summary>
    public int At(long offset)
    {
        for (; position < offset; position++)
        {
            line += text[position] == (byte)'\n' ? 1 : 0;
        }

        return line;
    }
}
