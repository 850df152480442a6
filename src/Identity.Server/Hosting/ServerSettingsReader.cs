using System.Net;
using Identity.Server.Delivery;
using Identity.Server.Delivery.Gateways;
using Identity.Server.LegacyDoors;
using Identity.Storage;
using Microsoft.Data.Sqlite;

namespace Identity.Server.Hosting;

/// <summary>Reads the settings and refuses wrong ones by name, before anything starts.</summary>
internal static class ServerSettingsReader
{
    private const string Section = "Identity";
    private const string KeyFile = "development-master-key";

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static ServerSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = Bind(configuration);
        if (string.IsNullOrWhiteSpace(settings.Issuer))
        {
            throw new SettingException($"{Section}:Issuer", "is missing. It is the public address of this server, for example https://id.example.org.");
        }

        if (string.IsNullOrWhiteSpace(settings.Database.ConnectionString))
        {
            throw new SettingException($"{Section}:Database:ConnectionString", "is missing, for example Data Source=identity.db.");
        }

        if (settings.Proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } wrong)
        {
            throw new SettingException($"{Section}:Proxies", $"'{wrong}' is not an address.");
        }

        MailSettingsCheck.Check(settings.Mail);
        GatewaySettingsCheck.Check($"{Section}:Text", settings.Text, Gateway.Kannel, Gateway.Twilio);
        GatewaySettingsCheck.Check($"{Section}:Voice", settings.Voice, Gateway.Twilio);
        DoorSettingsCheck.Check(settings.Doors);
        settings.Outbound.Check();
        if (environment.IsDevelopment() && ListeningAddresses.Of(configuration).FirstOrDefault(address => !address.IsLoopback) is { } beyond)
        {
            throw new SettingException(
                beyond.Setting, $"'{beyond.Value}' can be reached from elsewhere; in Development the server listens on loopback only.");
        }

        return settings;
    }

    /// <summary>Where Development keeps its key: beside the database file, or in the current folder.</summary>
    public static string DevelopmentKeyFile(ServerSettings settings) =>
        settings.Database.Provider == StorageProvider.Sqlite
            ? $"{new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource}.{KeyFile}"
            : KeyFile;

    private static ServerSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(Section).Get<ServerSettings>() ?? new ServerSettings();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingException(Section, unreadable.Message);
        }
    }
}
