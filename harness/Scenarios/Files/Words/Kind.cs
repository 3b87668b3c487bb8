using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>What may stand at a place of a scenario file.</summary>
internal abstract class Kind
{
    /// <summary>In words, as the end of a sentence: <c>a time such as 10s</c>.</summary>
    public abstract string Allowed { get; }

    /// <summary>Whether it is a mapping itself, and so has no short form.</summary>
    public virtual bool IsMapping => false;

    /// <summary>Writes the same as keywords of JSON Schema into an object that is open.</summary>
    public abstract void WriteSchema(Utf8JsonWriter json);
}

/// <summary>What may stand at a place, as a value.</summary>
internal abstract class Kind<T> : Kind
{
    /// <summary>The value that stands below a name.</summary>
    /// <exception cref="ScenarioFileException">What stands there is none.</exception>
    public abstract T Read(string name, FileNode node);

    /// <summary>A value as YAML on one line, such that it is read again.</summary>
    public abstract string Write(T value);
}
