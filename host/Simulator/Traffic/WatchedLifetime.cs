using Microsoft.AspNetCore.Http.Features;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>A request's lifetime that remembers whether we ended it; otherwise, where it is aborted, the caller did.</summary>
internal sealed class WatchedLifetime(IHttpRequestLifetimeFeature inner) : IHttpRequestLifetimeFeature
{
    public bool IsAbortedByUs { get; private set; }

    public CancellationToken RequestAborted
    {
        get => inner.RequestAborted;
        set => inner.RequestAborted = value;
    }

    public void Abort()
    {
        // Aborting a request that is aborted already is not our abort.
        IsAbortedByUs |= !inner.RequestAborted.IsCancellationRequested;
        inner.Abort();
    }
}
