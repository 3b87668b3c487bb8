namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>The newest exchanges, bounded in number and in bytes; the oldest make room.</summary>
internal sealed class TrafficLog(SimulatorOptions options)
{
    private const long MostBytes = 16 * 1024 * 1024;
    private const int MostAtOnce = 200;

    private readonly Lock _gate = new();
    private readonly Queue<Exchange> _kept = new();
    private TaskCompletionSource? _news;
    private long _newest;
    private long _newestDropped;
    private long _bytes;

    /// <summary>Takes an exchange in and gives it its position.</summary>
    public void Add(Exchange exchange)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            exchange.Position = ++_newest;
            _kept.Enqueue(exchange);
            _bytes += exchange.Size;
            while (_kept.Count > options.TrafficCapacity || _bytes > MostBytes)
            {
                var oldest = _kept.Dequeue();
                _bytes -= oldest.Size;
                _newestDropped = oldest.Position;
            }

            (waiting, _news) = (_news, null);
        }

        waiting?.SetResult();
    }

    /// <summary>The oldest of those after a position, and whether others after it were dropped.</summary>
    public (IReadOnlyList<Exchange> Exchanges, bool Dropped) Read(long after)
    {
        lock (_gate)
            return ([.. _kept.SkipWhile(exchange => exchange.Position <= after).Take(MostAtOnce)], _newestDropped > after);
    }

    /// <summary>Completes once there is an exchange after this position.</summary>
    public Task WaitAsync(long after)
    {
        lock (_gate)
        {
            return _kept.Count > 0 && _newest > after
                ? Task.CompletedTask
                : (_news ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>The exchange at this position; null when it is not kept.</summary>
    public Exchange? Find(long position)
    {
        lock (_gate)
            return _kept.FirstOrDefault(exchange => exchange.Position == position);
    }

    /// <summary>Forgets all; positions go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _kept.Clear();
            _bytes = 0;
        }
    }
}
