using System.Text.Json.Nodes;
using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;

namespace Identity.Storage.Facts;

/// <summary>How proofs are written down, in transactions, sessions and grants.</summary>
public static class ProofWriting
{
    /// <summary>A JSON array, one object a proof; times in milliseconds since 1970.</summary>
    public static string Write(IReadOnlyList<SignInProof> proofs) => new JsonArray([.. proofs.Select(WriteOne)]).ToJsonString();

    /// <summary>What <see cref="Write"/> wrote. A proof of a kind that is not known here is left out: it counts for nothing.</summary>
    public static IReadOnlyList<SignInProof> Read(string? json) =>
        string.IsNullOrEmpty(json) ? [] : [.. JsonNode.Parse(json)!.AsArray().Select(node => ReadOne(node!)).OfType<SignInProof>()];

    private static JsonObject WriteOne(SignInProof proof) => proof switch
    {
        PasswordProof password => WritePassword(password),
        PassProof pass => new()
        {
            ["kind"] = "pass",
            ["id"] = pass.PassId.ToString(),
            ["until"] = pass.Until.ToUnixTimeMilliseconds(),
            ["at"] = pass.At.ToUnixTimeMilliseconds(),
            ["epoch"] = pass.Epoch,
        },
        TwoStepProof step => WriteStep(step),
        RememberedDeviceProof recognised => new()
        {
            ["kind"] = "device",
            ["id"] = recognised.DeviceId.ToString(),
            ["at"] = recognised.At.ToUnixTimeMilliseconds(),
            ["epoch"] = recognised.Epoch,
        },
        _ => throw new ArgumentException($"{proof.GetType().Name} has no written form.", nameof(proof)),
    };

    private static JsonObject WritePassword(PasswordProof password)
    {
        var written = new JsonObject
        {
            ["kind"] = "password",
            ["at"] = password.At.ToUnixTimeMilliseconds(),
            ["epoch"] = password.Epoch,
        };
        if (password.Network is { } network)
        {
            written["network"] = network;
        }

        return written;
    }

    private static JsonObject WriteStep(TwoStepProof step)
    {
        var written = new JsonObject
        {
            ["kind"] = "twoStep",
            ["method"] = step.Method.Name,
            ["id"] = step.MethodId.ToString(),
            ["channel"] = step.Channel,
            ["at"] = step.At.ToUnixTimeMilliseconds(),
            ["epoch"] = step.Epoch,
            ["atRegistration"] = step.AtRegistration,
        };
        if (step.Phone is { } phone)
        {
            written["phone"] = phone.ToString();
        }

        if (step.Key is { } key)
        {
            written["key"] = new JsonObject { ["userVerified"] = key.UserVerified, ["synced"] = key.IsSynced };
        }

        return written;
    }

    private static SignInProof? ReadOne(JsonNode node)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(node["at"]!.GetValue<long>());
        var epoch = node["epoch"]!.GetValue<long>();
        return (node["kind"]!.GetValue<string>(), MethodCatalogue.Find(node["method"]?.GetValue<string>())) switch
        {
            ("password", _) => new PasswordProof(at, epoch) { Network = node["network"]?.GetValue<string>() },
            ("pass", _) => new PassProof(
                Guid.Parse(node["id"]!.GetValue<string>()), DateTimeOffset.FromUnixTimeMilliseconds(node["until"]!.GetValue<long>()), at, epoch),
            ("device", _) => new RememberedDeviceProof(Guid.Parse(node["id"]!.GetValue<string>()), at, epoch),
            ("twoStep", TwoStepMethod method) => new TwoStepProof(
                method,
                Guid.Parse(node["id"]!.GetValue<string>()),
                node["channel"]!.GetValue<string>(),
                at,
                epoch,
                node["atRegistration"]?.GetValue<bool>() ?? false)
            {
                Phone = node["phone"] is { } phone ? Enum.Parse<PhoneChannel>(phone.GetValue<string>()) : null,
                Key = node["key"] is { } key ? new KeyUse(key["userVerified"]!.GetValue<bool>(), key["synced"]!.GetValue<bool>()) : null,
            },
            _ => null,
        };
    }
}
