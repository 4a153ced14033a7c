package id.sokoguru.demo;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.bookkeeping.Bookkeeping;
import id.sokoguru.bookkeeping.Closing;
import id.sokoguru.database.Tenancy;
import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Members;
import id.sokoguru.payroll.Agencies;
import id.sokoguru.payroll.Payroll;
import id.sokoguru.registry.Regions;
import id.sokoguru.registry.Registry;
import id.sokoguru.renteng.Coverings;
import id.sokoguru.renteng.DuesLists;
import id.sokoguru.renteng.GroupSettlements;
import id.sokoguru.renteng.Groups;
import id.sokoguru.renteng.Meetings;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Deposits;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.treasury.Settlements;
import id.sokoguru.treasury.Tills;
import id.sokoguru.treasury.Treasury;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The doors through which everything in the invented region happens. */
@Component
@ConditionalOnProperty(name = "sokoguru.demo", havingValue = "true")
record Rooms(
        BusinessDay day,
        Tenancy tenancy,
        Ledger ledger,
        Books books,
        Access access,
        Approvals approvals,
        Regions regions,
        Registry registry,
        Members members,
        Savings savings,
        SavingsCounter counter,
        CounterLists counterLists,
        Tills tills,
        Treasury treasury,
        Settlements settlements,
        Bookkeeping bookkeeping,
        Closing closing,
        Loans loans,
        Granting granting,
        Repayments repayments,
        Deposits deposits,
        DayEndRun dayEnd,
        Agencies agencies,
        Payroll payroll,
        Groups groups,
        Meetings meetings,
        DuesLists duesLists,
        GroupSettlements groupSettlements,
        Coverings coverings) {}
