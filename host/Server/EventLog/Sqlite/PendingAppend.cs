namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>What waits for the writer: a batch, or only that the background work be done.</summary>
internal sealed record PendingAppend(AcceptedBatch? Batch)
{
    public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static PendingAppend Nothing() => new((AcceptedBatch?)null);
}
