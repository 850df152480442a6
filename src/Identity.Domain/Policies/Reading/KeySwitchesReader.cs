using System.Net;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads what <c>methods.securityKey</c> says beyond being on or off. What is left out is the default.</summary>
internal sealed class KeySwitchesReader(List<PolicyError> errors)
{
    public KeySwitches Read(ObjectReader reader, LocatedJson node)
    {
        var standard = KeySwitches.Default;
        var switches = new KeySwitches
        {
            FirstFactor = reader.Flag("firstFactor", standard.FirstFactor),
            RequireAttestation = reader.Flag("requireAttestation", standard.RequireAttestation),
            RequireDiscoverable = reader.Flag("requireDiscoverable", standard.RequireDiscoverable),
            AllowModels = Models(reader, "allowModels"),
            DenyModels = Models(reader, "denyModels"),
            Networks = Networks(reader),
        };
        if (switches is { AllowModels.Count: > 0, RequireAttestation: false })
        {
            errors.Add(new(node.Line, node.PathOf("allowModels"), "needs requireAttestation: without it a key can claim any model"));
        }

        return switches;
    }

    private List<IPNetwork> Networks(ObjectReader reader)
    {
        var networks = new List<IPNetwork>();
        foreach (var item in reader.Take("networks") is { } list ? reader.ItemsOf(list) : [])
        {
            if (!IPNetwork.TryParse(item.Text, out var network) || network.PrefixLength == 0)
            {
                errors.Add(new(item.Line, item.Path, "must be a network, such as 192.0.2.0/24, and not every address"));
            }
            else
            {
                networks.Add(network);
            }
        }

        return networks;
    }

    private List<Guid> Models(ObjectReader reader, string name)
    {
        var models = new List<Guid>();
        foreach (var item in reader.Take(name) is { } list ? reader.ItemsOf(list) : [])
        {
            if (!Guid.TryParseExact(item.Text, "D", out var model))
            {
                errors.Add(new(item.Line, item.Path, "must be an AAGUID, such as ee882879-721c-4913-9775-3dfcce97072a"));
            }
            else if (models.Contains(model))
            {
                errors.Add(new(item.Line, item.Path, $"names {model} twice"));
            }
            else
            {
                models.Add(model);
            }
        }

        return models;
    }
}
