using System.Text.Json.Nodes;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;

namespace Identity.Storage.PasswordResets;

/// <summary>How proofs of a password reset are written down. The writing of sign-in proofs does not read it, nor this one theirs (rule 2).</summary>
public static class ResetProofWriting
{
    private const string Kind = "reset";

    /// <summary>A JSON array, one object a proof; times in milliseconds since 1970.</summary>
    public static string Write(IReadOnlyList<ResetProof> proofs) => new JsonArray([.. proofs.Select(WriteOne)]).ToJsonString();

    /// <summary>What <see cref="Write"/> wrote. A proof of a kind that is not known here is left out: it counts for nothing.</summary>
    public static IReadOnlyList<ResetProof> Read(string json) => [.. JsonNode.Parse(json)!.AsArray().Select(node => ReadOne(node!)).OfType<ResetProof>()];

    private static JsonObject WriteOne(ResetProof proof) => new()
    {
        ["kind"] = Kind,
        ["method"] = proof.Method.Name,
        ["id"] = proof.MethodId.ToString(),
        ["channel"] = proof.Channel,
        ["at"] = proof.At.ToUnixTimeMilliseconds(),
        ["epoch"] = proof.Epoch,
    };

    private static ResetProof? ReadOne(JsonNode node) =>
        node["kind"]?.GetValue<string>() == Kind && MethodCatalogue.Find(node["method"]?.GetValue<string>()) is { } method
            ? new(
                method,
                Guid.Parse(node["id"]!.GetValue<string>()),
                node["channel"]!.GetValue<string>(),
                DateTimeOffset.FromUnixTimeMilliseconds(node["at"]!.GetValue<long>()),
                node["epoch"]!.GetValue<long>())
            : null;
}
