using CsCheck;
using DecisionEngine.Cases.Publishing;

namespace DecisionEngine.Cases.Tests.Publishing;

public sealed class DeadlineTests
{
    private static ComplaintDeadline Complaint(DeliveryChannel channel, DateOnly dispatched, int weeks = 4) =>
        ComplaintDeadline.Of(channel, dispatched, weeks, DeliveryRules.Default, Holidays.Danish);

    [Fact]
    public void R6_The_clock_starts_the_day_after_the_decision_came_forward()
    {
        var deadline = Complaint(DeliveryChannel.DigitalPost, new DateOnly(2026, 6, 1));

        Assert.Equal(new DateOnly(2026, 6, 1), deadline.CameForward);
        Assert.Equal(new DateOnly(2026, 6, 2), deadline.FirstDay);
        Assert.Equal(new DateOnly(2026, 6, 29), deadline.LastDay);
    }

    [Fact]
    public void R6_The_clock_does_not_start_on_the_date_of_a_letter_on_paper() =>
        Assert.Equal(new DateOnly(2026, 7, 7), Complaint(DeliveryChannel.Letter, new DateOnly(2026, 6, 1)).LastDay);

    [Fact]
    public void R6_A_deadline_that_ends_on_a_Saturday_moves_to_Monday() =>
        Assert.Equal(new DateOnly(2026, 6, 29), Complaint(DeliveryChannel.DigitalPost, new DateOnly(2026, 5, 30)).LastDay);

    [Fact]
    public void R6_A_deadline_that_ends_on_a_holiday_moves_to_the_next_working_day()
    {
        // 5 March + 4 weeks is Maundy Thursday; the next working day is the Tuesday after Easter.
        Assert.Equal(new DateOnly(2026, 4, 7), Complaint(DeliveryChannel.DigitalPost, new DateOnly(2026, 3, 5)).LastDay);
    }

    [Fact]
    public void R6_A_deadline_knows_that_Store_Bededag_ceased()
    {
        Assert.Equal(new DateOnly(2023, 5, 8), Complaint(DeliveryChannel.DigitalPost, new DateOnly(2023, 4, 7)).LastDay);
        Assert.Equal(new DateOnly(2024, 4, 26), Complaint(DeliveryChannel.DigitalPost, new DateOnly(2024, 3, 29)).LastDay);
    }

    [Fact]
    public void R7_A_complaint_is_reassessed_within_four_weeks_of_the_day_it_came() =>
        Assert.Equal(new DateOnly(2026, 7, 1), Deadline.Danish.Reassessment(new DateOnly(2026, 6, 3)));

    [Fact]
    public void A_hearing_counts_working_days() =>
        Assert.Equal(new DateOnly(2026, 4, 13), Deadline.Danish.WorkingDays(new DateOnly(2026, 3, 26), 9));

    [Fact]
    public void R6_A_deadline_is_a_working_day_and_never_shorter_than_its_weeks() =>
        Gen.Select(AnyDay.Day, AnyDay.Channel, AnyDay.Weeks).Sample((day, channel, weeks) =>
        {
            var deadline = Complaint(channel, day, weeks);
            var whole = deadline.CameForward.AddDays(7 * weeks);
            return Holidays.Danish.IsWorkingDay(deadline.LastDay) && deadline.LastDay >= whole
                && Enumerable.Range(0, deadline.LastDay.DayNumber - whole.DayNumber).All(i => !Holidays.Danish.IsWorkingDay(whole.AddDays(i)));
        });

    [Fact]
    public void A_later_dispatch_never_has_an_earlier_deadline() =>
        Gen.Select(AnyDay.Day, AnyDay.Channel, AnyDay.Weeks).Sample((day, channel, weeks) =>
            Complaint(channel, day.AddDays(1), weeks).LastDay >= Complaint(channel, day, weeks).LastDay);

    [Fact]
    public void So_many_working_days_lie_before_the_end_of_a_deadline_in_working_days() =>
        Gen.Select(AnyDay.Day, Gen.Int[1, 60]).Sample((day, days) =>
        {
            var last = Deadline.Danish.WorkingDays(day, days);
            return Enumerable.Range(1, last.DayNumber - day.DayNumber).Count(i => Holidays.Danish.IsWorkingDay(day.AddDays(i))) == days;
        });
}
