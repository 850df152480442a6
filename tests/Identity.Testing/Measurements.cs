using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>Adds up one counter of one server while it lives.</summary>
public sealed class Measurements : IDisposable
{
    private readonly MeterListener listener = new();
    private long sum;

    /// <summary>Begins to add.</summary>
    public Measurements(RunningServer server, string meter, string counter)
    {
        var scope = server.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == counter && instrument.Meter.Name == meter && ReferenceEquals(instrument.Meter.Scope, scope))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref sum, value));
        listener.Start();
    }

    /// <summary>How much it was.</summary>
    public long Sum => sum;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
