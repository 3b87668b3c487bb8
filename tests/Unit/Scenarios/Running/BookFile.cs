using System.Text.Json;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Running;

/// <summary>A file of durations that lives as long as a test.</summary>
internal sealed class BookFile : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public BookFile(string text) => File.WriteAllText(path, text);

    public BookFile(IEnumerable<KeyValuePair<string, long>> times)
        : this(JsonSerializer.Serialize(times.ToDictionary())) { }

    public DurationBook Open() => DurationBook.Open(path);

    public void Dispose() => File.Delete(path);
}
