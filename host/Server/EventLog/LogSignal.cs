namespace KojiWidgetHarness.Host.EventLog;

/// <summary>Notifies readers that the log has new events. Safe for concurrent use.</summary>
internal sealed class LogSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource advanced = NewSource();
    private long last;

    public long Last => Volatile.Read(ref last);

    public void Advance(long position)
    {
        TaskCompletionSource wake;
        lock (gate)
        {
            if (position <= last)
                return;
            Volatile.Write(ref last, position);
            (wake, advanced) = (advanced, NewSource());
        }

        wake.SetResult();
    }

    public Task WaitAfterAsync(long position, CancellationToken cancellation)
    {
        lock (gate)
            return last > position ? Task.CompletedTask : advanced.Task.WaitAsync(cancellation);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
