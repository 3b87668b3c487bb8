using System.Threading.RateLimiting;

namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>Whether a request may go on. There is nothing to give back.</summary>
internal sealed class RateLease(bool granted) : RateLimitLease
{
    public static RateLease Granted { get; } = new(true);

    public static RateLease Refused { get; } = new(false);

    public override bool IsAcquired => granted;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}
