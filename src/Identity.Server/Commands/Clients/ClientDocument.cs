using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identity.OpenId.Clients;
using Identity.Storage.Resources;

namespace Identity.Server.Commands.Clients;

/// <summary>Client metadata (RFC 7591) as operators write and see it.</summary>
internal static class ClientDocument
{
    private static readonly JsonSerializerOptions Printing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads metadata of a new app, or of the one of that id.</summary>
    /// <exception cref="CommandException">Something is wrong with it.</exception>
    public static async Task<ClientMetadata> ReadAsync(IServiceProvider services, string json, string? clientId, CancellationToken cancellationToken)
    {
        var resources = await services.GetRequiredService<ResourceStore>().ListAsync(cancellationToken);
        string[] scopes = [.. resources.SelectMany(resource => resource.Scopes.Keys)];
        return (clientId is null ? ClientMetadataReader.Read(json, scopes) : ClientMetadataReader.ReadReplacement(json, clientId, scopes)) switch
        {
            ClientMetadataReading.Valid(var metadata) => metadata,
            ClientMetadataReading.Invalid(var errors) => throw new CommandException(ErrorLines.Of(errors)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>JSON for people.</summary>
    public static string Print(JsonObject json) => json.ToJsonString(Printing);
}
