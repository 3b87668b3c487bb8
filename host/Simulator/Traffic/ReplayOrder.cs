namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>A request that is being sent again, until the exchange that comes of it has ended.</summary>
/// <param name="Of">Position of the one that it is sent again from.</param>
internal sealed record ReplayOrder(long Of)
{
    private readonly TaskCompletionSource<Exchange> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Exchange> Exchange => ended.Task;

    public void Ended(Exchange exchange) => ended.TrySetResult(exchange);
}
