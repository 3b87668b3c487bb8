namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>The newest exchanges, bounded in number and in bytes; the oldest make room.</summary>
internal sealed class TrafficLog(SimulatorOptions options)
{
    private const long MostBytes = 16 * 1024 * 1024;
    private const int MostAtOnce = 200;

    private readonly Lock gate = new();
    private readonly Queue<Exchange> kept = new();
    private TaskCompletionSource? news;
    private long newest;
    private long newestDropped;
    private long bytes;

    /// <summary>Takes an exchange in and gives it its position.</summary>
    public void Add(Exchange exchange)
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            exchange.Position = ++newest;
            kept.Enqueue(exchange);
            bytes += exchange.Size;
            while (kept.Count > options.TrafficCapacity || bytes > MostBytes)
            {
                var oldest = kept.Dequeue();
                bytes -= oldest.Size;
                newestDropped = oldest.Position;
            }

            (waiting, news) = (news, null);
        }

        waiting?.SetResult();
    }

    /// <summary>The oldest of those after a position, and whether others after it were dropped.</summary>
    public (IReadOnlyList<Exchange> Exchanges, bool Dropped) Read(long after)
    {
        lock (gate)
            return ([.. kept.SkipWhile(exchange => exchange.Position <= after).Take(MostAtOnce)], newestDropped > after);
    }

    /// <summary>Completes once there is an exchange after this position.</summary>
    public Task WaitAsync(long after)
    {
        lock (gate)
        {
            return kept.Count > 0 && newest > after
                ? Task.CompletedTask
                : (news ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>The exchange at this position; null when it is not kept.</summary>
    public Exchange? Find(long position)
    {
        lock (gate)
            return kept.FirstOrDefault(exchange => exchange.Position == position);
    }

    /// <summary>Forgets all; positions go on.</summary>
    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
            bytes = 0;
        }
    }
}
