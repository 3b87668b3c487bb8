using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Machine;

/// <summary>The files that <c>init</c> writes into a project.</summary>
public sealed record SetupListing
{
    /// <summary>Each file, also one that exists.</summary>
    public required IReadOnlyList<SetupFile> Files { get; init; }

    /// <summary>Why there is no test project among them, in one line; null where there is one, or nothing for it to test.</summary>
    public string? WithoutTests { get; init; }

    /// <summary>The command that tries it.</summary>
    public required string Run { get; init; }
}

/// <summary>One file that <c>init</c> writes.</summary>
public sealed record SetupFile
{
    /// <summary>The file's path below the project's folder, with slashes.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it was written.</summary>
    public required SetupState State { get; init; }

    /// <summary>Gets what to do with it, in one line; null where it was not written.</summary>
    public string? Next { get; init; }

    /// <summary>Its text; null unless it would be written.</summary>
    public string? Text { get; init; }
}

/// <summary>What became of a file.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<SetupState>))]
public enum SetupState
{
    /// <summary>The file is new.</summary>
    Written,

    /// <summary>The file already exists, and is left as it is.</summary>
    Exists,

    /// <summary>The file would be new, but nothing was to be written.</summary>
    WouldBeWritten,
}
