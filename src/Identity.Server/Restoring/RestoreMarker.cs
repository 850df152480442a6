using System.Globalization;
using Identity.Server.Hosting;

namespace Identity.Server.Restoring;

/// <summary>A file outside the database that says how far the database had come when this server saw it last (attack 15).</summary>
/// <param name="file">Where it is; <see langword="null"/> if the operator has switched it off.</param>
internal sealed class RestoreMarker(string? file)
{
    /// <summary>The setting that names it.</summary>
    public const string Setting = "Identity:RestoreMarkerFile";

    private const string Off = "off";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Whether there is one.</summary>
    public bool IsOn => file is not null;

    /// <summary>Reads the setting. In Development, and only there, it may be missing, which switches the marker off.</summary>
    /// <exception cref="SettingException">It is missing.</exception>
    public static RestoreMarker Load(ServerSettings settings, bool isDevelopment) => settings.RestoreMarkerFile switch
    {
        { Length: > 0 } text => new RestoreMarker(string.Equals(text, Off, StringComparison.OrdinalIgnoreCase) ? null : Path.GetFullPath(text)),
        _ when isDevelopment => new RestoreMarker(null),
        _ => throw new SettingException(
            Setting,
            "is missing. Name a file that this server may write, outside the database and its backups: it shows when the database was restored from an "
            + $"old backup. '{Off}' goes without."),
    };

    /// <summary>What it says; <see langword="null"/> if it was never written, or is off.</summary>
    /// <exception cref="SettingException">It cannot be read.</exception>
    public DateTimeOffset? Read()
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return DateTimeOffset.ParseExact(File.ReadAllText(file).Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"{file} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Writes it whole or not at all: a crash leaves the old one.</summary>
    /// <exception cref="SettingException">It cannot be written.</exception>
    public void Write(DateTimeOffset mark)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            // A name of its own: servers may share the file.
            var draft = $"{file}.{Guid.CreateVersion7()}";
            File.WriteAllText(draft, mark.ToString(Format, CultureInfo.InvariantCulture));
            File.Move(draft, file, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"{file} cannot be written: {unwritable.Message}", unwritable);
        }
    }
}
