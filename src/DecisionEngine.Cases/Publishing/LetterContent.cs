using System.Collections.Immutable;
using DecisionEngine.Explaining;

namespace DecisionEngine.Cases.Publishing;

/// <summary>What a letter says, before it has recipient, date and format.</summary>
/// <param name="Kind">What sort of letter it is.</param>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="From">Who writes.</param>
/// <param name="By">Who decided or wrote.</param>
/// <param name="Title">What it says in one sentence.</param>
/// <param name="Body">The rest; its headings are of level 2 and 3.</param>
public sealed record LetterContent(LetterKind Kind, string Language, Sender From, Author By, string Title, ImmutableArray<Block> Body);
